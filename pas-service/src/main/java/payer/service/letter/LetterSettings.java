package payer.service.letter;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * What letters say of the payer, and of the rights that its programme gives.
 *
 * @param payer the name of the payer
 * @param appealDays how many days after the date of a letter a refusal can be appealed
 * @param fileCopy how a member gets the policy and the papers behind a decision
 */
@ConfigurationProperties("letter")
public record LetterSettings(
        @Bindable(defaultValue = "Your health plan") @NotBlank
        String payer,

        @Bindable(defaultValue = "65") @Min(1) @Max(400) int appealDays,

        @Bindable(
                defaultValue = "You can have a copy of the policy and of all papers behind this decision, at no cost.")
        @NotBlank
        String fileCopy) {}
