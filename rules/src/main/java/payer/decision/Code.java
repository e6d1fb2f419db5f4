package payer.decision;

/** One code of one code system. */
public record Code(String system, String value) {
    public Code {
        if (system.isBlank() || value.isBlank()) throw new IllegalArgumentException("a code has a system and a value");
    }

    /** The subject of an answer to the question that a policy asks about one of its criteria. */
    public static Code question(String policy, String criterion) {
        return CodeSystem.QUESTION.code(policy + "/" + criterion);
    }

    public boolean isOf(CodeSystem wanted) {
        return system.equals(wanted.uri());
    }

    /** As documents write it: {@code hcpcs E1390}. */
    public String text() {
        return CodeSystem.ofUri(system).map(CodeSystem::shortName).orElse(system) + " " + value;
    }
}
