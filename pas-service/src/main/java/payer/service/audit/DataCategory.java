package payer.service.audit;

import java.util.Locale;

/** What kind of data an answer showed. */
public enum DataCategory {
    DEMOGRAPHICS,
    COVERAGE,
    CLAIMS,
    PHARMACY,
    LABS,
    CLINICAL_NOTES,
    CLINICAL,
    PRIOR_AUTHORIZATION,
    DIRECTORY,
    SENSITIVE_MENTAL_HEALTH,
    SENSITIVE_SUBSTANCE_USE,
    SENSITIVE_REPRODUCTIVE,
    SENSITIVE_HIV,
    SENSITIVE_OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
