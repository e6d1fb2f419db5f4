package payer.service.review.pages;

import java.util.Optional;
import payer.service.security.staff.Posted;

/**
 * What somebody typed into a form that could not be taken, so that nothing is lost.
 *
 * @param form the id of that form on the page
 * @param trouble why it was not taken, and what to do
 */
public record Typed(String form, String trouble, Optional<Posted> posted) {
    public static final Typed NOTHING = new Typed("", "", Optional.empty());

    public String text(String inForm, String field) {
        return text(inForm, field, "");
    }

    /** {@code otherwise} is what the field begins with. */
    public String text(String inForm, String field, String otherwise) {
        return form.equals(inForm) && posted.isPresent() ? posted.get().text(field) : otherwise;
    }

    public boolean has(String inForm, String field, String value) {
        return form.equals(inForm)
                && posted.filter(one -> one.all(field).contains(value)).isPresent();
    }

    public boolean isIn(String inForm) {
        return form.equals(inForm);
    }

    @Override
    public String toString() {
        return "Typed into " + form;
    }
}
