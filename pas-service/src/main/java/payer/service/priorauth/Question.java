package payer.service.priorauth;

import java.util.Optional;

/**
 * One criterion of which too little is known: its name in the policy, its text, and what is missing.
 *
 * @param attachment LOINC's code of the document that would show it, where a document is what is wanted
 */
public record Question(String criterion, String text, String missing, Optional<String> attachment) {

    static Question ofForm(String criterion, String text, String missing) {
        return new Question(criterion, text, missing, Optional.empty());
    }
}
