package payer.service.records.differential;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.UriType;
import payer.service.records.index.ParamKind;
import payer.service.records.index.RecordTypes;

/** Fills an element of any data type from the pools. */
final class RandomValues {
    private final Chance chance;
    private final Ids ids;

    /** The ids of some record of a type; references lead to those that are there, and to some that are not. */
    interface Ids {
        String any(String type);
    }

    RandomValues(Chance chance, Ids ids) {
        this.chance = chance;
        this.ids = ids;
    }

    /** Whether the element is of a data type; another one has parts of its own. */
    boolean fill(IBase element, BaseRuntimeChildDefinition child) {
        switch (element) {
            case Enumeration<?> code -> code.setValueAsString(member(child));
            case BooleanType flag -> flag.setValue(chance.once(2));
            case InstantType moment -> moment.setValueAsString(chance.any(Pools.MOMENTS));
            case DateType day -> day.setValueAsString(chance.any(Pools.DAYS));
            case DateTimeType time -> time.setValueAsString(aDate());
            case IntegerType number -> number.setValue(1 + chance.below(9));
            case DecimalType number -> number.setValue(new BigDecimal(chance.any(Pools.NUMBERS)));
            case CodeType code -> code.setValue(chance.any(Pools.CODES));
            case StringType text -> text.setValue(chance.any(Pools.TEXT_LIST));
            case UriType uri -> uri.setValue(chance.any(Pools.URIS));
            case CodeableConcept concept -> concept(concept);
            case Coding coding -> coding(coding);
            case Identifier identifier -> identifier(identifier);
            case Quantity quantity -> quantity(quantity);
            case Money money ->
                money.setValue(new BigDecimal(chance.any(Pools.NUMBERS))).setCurrency("USD");
            case Period period -> period(period);
            case Timing timing -> timing(timing);
            case HumanName name -> name.setFamily(chance.any(Pools.TEXT_LIST)).addGiven(chance.any(Pools.TEXT_LIST));
            case Address address -> address(address);
            case ContactPoint contact ->
                contact.setSystem(chance.any(
                                ContactPoint.ContactPointSystem.PHONE, ContactPoint.ContactPointSystem.EMAIL))
                        .setValue(chance.any(Pools.IDENTIFIERS));
            case Reference reference -> reference(reference, child);
            case Extension _ -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    IBase ofExtension(ParamKind kind, boolean coding) {
        if (coding) return coding(new Coding());
        return switch (kind) {
            case REFERENCE -> new Reference(chance.any("Organization/", "Location/") + ids.any("Organization"));
            case DATE -> chance.once(2) ? new DateTimeType(aDate()) : period(new Period());
            default -> concept(new CodeableConcept());
        };
    }

    String aDate() {
        return chance.once(2) ? chance.any(Pools.DAYS) : chance.any(Pools.MOMENTS);
    }

    private String member(BaseRuntimeChildDefinition child) {
        var type = ((RuntimeChildPrimitiveEnumerationDatatypeDefinition) child).getBoundEnumType();
        var codes = Arrays.stream(type.getEnumConstants())
                .filter(constant -> !constant.name().equals("NULL"))
                .limit(3)
                .map(constant -> code(constant))
                .toList();
        return chance.any(codes);
    }

    private static String code(Object constant) {
        try {
            return (String) constant.getClass().getMethod("toCode").invoke(constant);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private CodeableConcept concept(CodeableConcept concept) {
        coding(concept.addCoding());
        if (chance.once(3)) coding(concept.addCoding());
        return concept;
    }

    private Coding coding(Coding coding) {
        var system = chance.any(Pools.SYSTEMS);
        if (!system.isEmpty()) coding.setSystem(system);
        return coding.setCode(chance.any(Pools.CODES));
    }

    private void identifier(Identifier identifier) {
        var system = chance.any(Pools.SYSTEMS);
        if (!system.isEmpty()) identifier.setSystem(system);
        identifier.setValue(chance.any(Pools.IDENTIFIERS));
        if (chance.once(2))
            identifier.getType().addCoding().setSystem("urn:kinds").setCode(chance.any(Pools.KINDS));
    }

    private void quantity(Quantity quantity) {
        quantity.setValue(new BigDecimal(chance.any(Pools.NUMBERS)))
                .setSystem("http://unitsofmeasure.org")
                .setCode(chance.any(Pools.UNITS));
    }

    private Period period(Period period) {
        if (!chance.once(4)) period.setStartElement(new DateTimeType(aDate()));
        if (!chance.once(3) || !period.hasStart())
            period.setEndElement(new DateTimeType(chance.any("2026", "2025-11-03", "2025-12-01T08:00:00Z")));
        return period;
    }

    private void timing(Timing timing) {
        for (int i = 0; i <= chance.below(2); i++) timing.addEventElement().setValueAsString(aDate());
    }

    private void address(Address address) {
        address.addLine("12 Main St.").setCity(chance.any(Pools.TEXT_LIST)).setState(chance.any(Pools.TEXT_LIST));
    }

    private void reference(Reference reference, BaseRuntimeChildDefinition child) {
        if (chance.once(8)) {
            identifier(reference.getIdentifier());
            return;
        }
        var types = targets(child);
        if (types.isEmpty()) reference.setReference("https://elsewhere.example/fhir/Patient/1");
        else {
            var type = chance.any(types);
            var version = chance.once(8) ? "/_history/2" : "";
            reference.setReference(type + "/" + ids.any(type) + version);
        }
    }

    private static List<String> targets(BaseRuntimeChildDefinition child) {
        if (!(child instanceof RuntimeChildResourceDefinition definition)) return List.of();
        var named = definition.getResourceTypes().stream()
                .map(Class::getSimpleName)
                .filter(RecordTypes::keeps)
                .toList();
        var isAny = definition.getResourceTypes().stream()
                .anyMatch(type -> type.getSimpleName().equals("IAnyResource")
                        || type.getSimpleName().equals("Resource"));
        return isAny ? List.of("Patient", "Organization", "Observation", "Practitioner") : named;
    }
}
