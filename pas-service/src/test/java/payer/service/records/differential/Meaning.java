package payer.service.records.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import payer.service.records.index.ParamKind;

/** What elements mean to a parameter of some kind. */
final class Meaning {
    final List<Coded> codes = new ArrayList<>();
    final List<Typed> typed = new ArrayList<>();
    final List<Times> times = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final List<Coded> identified = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    final List<Amounts> amounts = new ArrayList<>();
    final List<String> uris = new ArrayList<>();

    record Coded(String system, String code) {}

    /** An identifier with its type. */
    record Typed(String system, String code, String value) {}

    /** A reference to a record of ours; of another server's the type is empty. */
    record Link(String type, String id) {
        String reference() {
            return type + "/" + id;
        }
    }

    static Meaning of(List<Base> elements, ParamKind kind) {
        var meaning = new Meaning();
        elements.forEach(element -> meaning.add(element, kind));
        return meaning;
    }

    boolean isEmpty() {
        return codes.isEmpty()
                && times.isEmpty()
                && links.isEmpty()
                && identified.isEmpty()
                && texts.isEmpty()
                && amounts.isEmpty()
                && uris.isEmpty();
    }

    private void add(Base element, ParamKind kind) {
        if (element instanceof Extension extension) {
            if (extension.hasValue()) add(extension.getValue(), kind);
            return;
        }
        switch (kind) {
            case TOKEN -> token(element);
            case DATE -> date(element);
            case REFERENCE -> reference(element);
            case STRING -> text(element);
            case QUANTITY, NUMBER -> amount(element);
            case URI -> uris.addAll(addresses(element));
            case COMPOSITE -> throw new IllegalArgumentException("asked part by part");
        }
    }

    private void token(Base element) {
        switch (element) {
            case CodeableConcept concept -> concept.getCoding().forEach(this::coding);
            case Coding coding -> coding(coding);
            case Identifier identifier -> identifier(identifier);
            case ContactPoint contact -> codes.add(new Coded("", contact.getValue()));
            case Enumeration<?> code -> codes.add(new Coded(blank(code.getSystem()), code.getValueAsString()));
            case PrimitiveType<?> code -> codes.add(new Coded("", code.getValueAsString()));
            default -> {}
        }
    }

    private void coding(Coding coding) {
        codes.add(new Coded(blank(coding.getSystem()), coding.getCode()));
    }

    private void identifier(Identifier identifier) {
        codes.add(new Coded(blank(identifier.getSystem()), identifier.getValue()));
        for (var type : identifier.getType().getCoding())
            typed.add(new Typed(type.getSystem(), type.getCode(), identifier.getValue()));
    }

    private void date(Base element) {
        switch (element) {
            case BaseDateTimeType date -> times.add(Times.of(date.getValueAsString()));
            case Period period -> Times.of(period).ifPresent(times::add);
            case Timing timing -> timing.getEvent().forEach(event -> times.add(Times.of(event.getValueAsString())));
            default -> {}
        }
    }

    private void reference(Base element) {
        switch (element) {
            case Reference reference -> {
                if (reference.hasReference()) links.add(link(reference.getReference()));
                if (reference.hasIdentifier())
                    identified.add(new Coded(
                            blank(reference.getIdentifier().getSystem()),
                            reference.getIdentifier().getValue()));
            }
            case UriType uri -> addresses(uri).forEach(address -> links.add(new Link("", address)));
            default -> {}
        }
    }

    /** A canonical is meant without its version, too. */
    private static List<String> addresses(Base element) {
        var address = element.primitiveValue();
        return element instanceof CanonicalType && address.contains("|")
                ? List.of(address, address.replaceFirst("\\|.*", ""))
                : List.of(address);
    }

    private static Link link(String reference) {
        if (reference.contains(":")) return new Link("", reference);
        var parts = reference.split("/", -1);
        return new Link(parts[0], parts[1]);
    }

    private void text(Base element) {
        switch (element) {
            case HumanName name -> {
                for (var parts : List.of(name.getGiven(), name.getPrefix(), name.getSuffix()))
                    parts.forEach(part -> text(part.getValue()));
                text(name.getFamily());
                text(name.getText());
            }
            case Address address -> {
                address.getLine().forEach(line -> text(line.getValue()));
                for (var part : Arrays.asList(
                        address.getText(),
                        address.getCity(),
                        address.getDistrict(),
                        address.getState(),
                        address.getPostalCode(),
                        address.getCountry())) text(part);
            }
            case PrimitiveType<?> text -> texts.add(text.getValueAsString());
            default -> {}
        }
    }

    private void text(@Nullable String text) {
        if (text != null) texts.add(text);
    }

    private void amount(Base element) {
        switch (element) {
            case Quantity quantity ->
                amounts.add(new Amounts(quantity.getValue(), quantity.getSystem(), quantity.getCode()));
            case Money money -> amounts.add(new Amounts(money.getValue(), "urn:iso:std:iso:4217", money.getCurrency()));
            case DecimalType number -> amounts.add(new Amounts(number.getValue(), "", ""));
            case IntegerType number -> amounts.add(new Amounts(new java.math.BigDecimal(number.getValue()), "", ""));
            default -> {}
        }
    }

    private static String blank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
