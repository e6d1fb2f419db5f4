package payer.service.records.index;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
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
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;
import payer.service.runtime.ServiceSettings;

/**
 * What one element of a resource means to a parameter of some kind. What a kind can make nothing of, gives no value. Values
 * are handed on one by one: a load reads some hundred thousand elements a second.
 */
@Singleton
public final class ElementReader {
    /** What has more is no measurement; it can be kept, and read, but not searched for. */
    private static final long MOST_DIGITS = 500;

    private final ZoneId zone;
    private final LocalAddresses addresses;

    public ElementReader(ServiceSettings settings, LocalAddresses addresses) {
        this.zone = settings.zone();
        this.addresses = addresses;
    }

    public void read(Base element, ParamKind kind, Consumer<Value> to) {
        if (element instanceof Extension extension) {
            if (extension.hasValue()) read(extension.getValue(), kind, to);
            return;
        }
        switch (kind) {
            case TOKEN -> tokens(element, to);
            case DATE -> dates(element, to);
            case REFERENCE -> references(element, to);
            case STRING -> texts(element, to);
            case QUANTITY, NUMBER -> amounts(element, to);
            case URI -> uris(element, to);
            case COMPOSITE -> throw new IllegalArgumentException("a composite has no part that is a composite");
        }
    }

    private static void uris(Base element, Consumer<Value> to) {
        if (element instanceof UriType uri) addresses(uri, address -> to.accept(new Value.Uri(address)));
    }

    /** What names a version is found without it, too. */
    private static void addresses(UriType uri, Consumer<String> to) {
        if (!uri.hasValue()) return;
        to.accept(uri.getValue());
        var version = uri instanceof CanonicalType ? uri.getValue().indexOf('|') : -1;
        if (version > 0) to.accept(uri.getValue().substring(0, version));
    }

    private static void tokens(Base element, Consumer<Value> to) {
        switch (element) {
            case CodeableConcept concept -> concept(concept, to);
            case Coding coding -> coding(coding, List.of(), to);
            case Identifier identifier -> identifier(identifier, to);
            case ContactPoint contact -> token("", contact.getValue(), to);
            case Enumeration<?> code -> token(blank(code.getSystem()), code.getValueAsString(), to);
            case BooleanType flag -> token("", flag.getValueAsString(), to);
            case PrimitiveType<?> primitive -> token("", primitive.getValueAsString(), to);
            default -> {}
        }
    }

    private static void concept(CodeableConcept concept, Consumer<Value> to) {
        var text = concept.hasText() ? List.of(concept.getText()) : List.<String>of();
        if (!concept.hasCoding() && !text.isEmpty()) to.accept(new Value.Token("", "", text));
        for (var coding : concept.getCoding()) coding(coding, text, to);
    }

    private static void coding(Coding coding, List<String> text, Consumer<Value> to) {
        if (!coding.hasCode() && !coding.hasDisplay()) return;
        var texts = text;
        if (coding.hasDisplay()) {
            texts = new ArrayList<>(text);
            texts.add(coding.getDisplay());
        }
        to.accept(new Value.Token(blank(coding.getSystem()), blank(coding.getCode()), texts));
    }

    private static void identifier(Identifier identifier, Consumer<Value> to) {
        if (!identifier.hasValue()) return;
        to.accept(new Value.Token(blank(identifier.getSystem()), identifier.getValue(), List.of()));
        for (var type : identifier.getType().getCoding())
            to.accept(new Value.TypedIdentifier(blank(type.getSystem()), blank(type.getCode()), identifier.getValue()));
    }

    private static void token(String system, @Nullable String code, Consumer<Value> to) {
        if (code != null && !code.isEmpty()) to.accept(new Value.Token(system, code, List.of()));
    }

    private void dates(Base element, Consumer<Value> to) {
        switch (element) {
            case BaseDateTimeType date -> span(date).map(Value.Date::new).ifPresent(to);
            case Period period -> period(period).map(Value.Date::new).ifPresent(to);
            case Timing timing -> {
                for (var event : timing.getEvent())
                    span(event).map(Value.Date::new).ifPresent(to);
                if (!timing.hasEvent() && timing.getRepeat().getBounds() instanceof Period bounds)
                    period(bounds).map(Value.Date::new).ifPresent(to);
            }
            default -> {}
        }
    }

    private Optional<Span> span(BaseDateTimeType date) {
        return date.hasValue() ? Span.parse(date.getValueAsString(), zone) : Optional.empty();
    }

    private Optional<Span> period(Period period) {
        var start = span(period.getStartElement());
        var end = span(period.getEndElement());
        if (start.isEmpty() && end.isEmpty()) return Optional.empty();
        return Optional.of(new Span(
                start.map(Span::low).orElse(Span.BEGINNING), end.map(Span::high).orElse(Span.END)));
    }

    private void references(Base element, Consumer<Value> to) {
        switch (element) {
            case Reference reference -> reference(reference, to);
            case UriType uri -> addresses(uri, address -> to.accept(new Value.Link(addresses.local(address))));
            default -> {}
        }
    }

    private void reference(Reference reference, Consumer<Value> to) {
        var link = reference.getReference();
        if (link != null && !link.startsWith("#")) to.accept(new Value.Link(addresses.local(link)));
        if (!reference.hasIdentifier()) return;
        var identifier = reference.getIdentifier();
        if (identifier.hasValue())
            to.accept(new Value.LinkIdentifier(blank(identifier.getSystem()), identifier.getValue()));
    }

    private static void texts(Base element, Consumer<Value> to) {
        switch (element) {
            case HumanName name -> {
                for (var part : List.of(name.getGiven(), name.getPrefix(), name.getSuffix())) texts(part, to);
                text(name.getText(), to);
                text(name.getFamily(), to);
            }
            case Address address -> {
                texts(address.getLine(), to);
                text(address.getText(), to);
                text(address.getCity(), to);
                text(address.getDistrict(), to);
                text(address.getState(), to);
                text(address.getPostalCode(), to);
                text(address.getCountry(), to);
            }
            case PrimitiveType<?> primitive -> text(primitive.getValueAsString(), to);
            default -> {}
        }
    }

    private static void texts(List<StringType> texts, Consumer<Value> to) {
        for (var text : texts) text(text.getValue(), to);
    }

    private static void text(@Nullable String text, Consumer<Value> to) {
        if (text != null && !text.isBlank()) to.accept(new Value.Text(text));
    }

    private static void amounts(Base element, Consumer<Value> to) {
        switch (element) {
            case Quantity quantity ->
                amount(quantity.getValue(), quantity.getSystem(), quantity.getCode(), quantity.getUnit(), to);
            case Money money -> amount(money.getValue(), "urn:iso:std:iso:4217", money.getCurrency(), null, to);
            case DecimalType decimal -> amount(decimal.getValue(), null, null, null, to);
            case IntegerType integer -> {
                if (integer.hasValue()) amount(BigDecimal.valueOf(integer.getValue()), null, null, null, to);
            }
            default -> {}
        }
    }

    private static void amount(
            @Nullable BigDecimal value,
            @Nullable String system,
            @Nullable String code,
            @Nullable String unit,
            Consumer<Value> to) {
        if (value == null || Math.abs((long) value.scale()) + value.precision() > MOST_DIGITS) return;
        to.accept(new Value.Amount(value, blank(system), blank(code), blank(unit)));
    }

    private static String blank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
