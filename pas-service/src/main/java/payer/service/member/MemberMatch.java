package payer.service.member;

/** What came of looking for a member. */
public sealed interface MemberMatch {

    record Found(Member member) implements MemberMatch {}

    /** Nobody with such a number whose name and birth date are those that were given. */
    record Unknown() implements MemberMatch {}

    /** More than one of ours fits; which of them is meant cannot be told. */
    record Several() implements MemberMatch {}

    /** One of ours, but not insured on that day. */
    record NotInsured(MemberId id) implements MemberMatch {}
}
