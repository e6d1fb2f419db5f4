package payer.service.records.index;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BooleanType;
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

/** What one element of a resource means to a parameter of some kind. What a kind can make nothing of, gives no value. */
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

    public Stream<Value> read(Base element, ParamKind kind) {
        if (element instanceof Extension extension)
            return extension.hasValue() ? read(extension.getValue(), kind) : Stream.empty();
        return switch (kind) {
            case TOKEN -> tokens(element);
            case DATE -> dates(element).map(Value.Date::new);
            case REFERENCE -> references(element);
            case STRING -> texts(element).filter(text -> !text.isBlank()).map(Value.Text::new);
            case QUANTITY, NUMBER -> amounts(element);
            case URI ->
                element instanceof UriType uri && uri.hasValue()
                        ? Stream.of(new Value.Uri(uri.getValue()))
                        : Stream.empty();
            case COMPOSITE -> throw new IllegalArgumentException("a composite has no part that is a composite");
        };
    }

    private static Stream<Value> tokens(Base element) {
        return switch (element) {
            case CodeableConcept concept -> concept(concept);
            case Coding coding -> coding(coding, List.of());
            case Identifier identifier -> identifier(identifier);
            case ContactPoint contact -> token("", contact.getValue());
            case Enumeration<?> code -> token(blank(code.getSystem()), code.getValueAsString());
            case BooleanType flag -> token("", flag.getValueAsString());
            case PrimitiveType<?> primitive -> token("", primitive.getValueAsString());
            default -> Stream.empty();
        };
    }

    private static Stream<Value> concept(CodeableConcept concept) {
        var text = concept.hasText() ? List.of(concept.getText()) : List.<String>of();
        if (!concept.hasCoding() && !text.isEmpty()) return Stream.of(new Value.Token("", "", text));
        return concept.getCoding().stream().flatMap(coding -> coding(coding, text));
    }

    private static Stream<Value> coding(Coding coding, List<String> text) {
        if (!coding.hasCode() && !coding.hasDisplay()) return Stream.empty();
        var texts = Stream.concat(text.stream(), Stream.ofNullable(coding.getDisplay()))
                .toList();
        return Stream.of(new Value.Token(blank(coding.getSystem()), blank(coding.getCode()), texts));
    }

    private static Stream<Value> identifier(Identifier identifier) {
        if (!identifier.hasValue()) return Stream.empty();
        var token = new Value.Token(blank(identifier.getSystem()), identifier.getValue(), List.of());
        var typed = identifier.getType().getCoding().stream()
                .map(type -> new Value.TypedIdentifier(
                        blank(type.getSystem()), blank(type.getCode()), identifier.getValue()));
        return Stream.concat(Stream.of(token), typed);
    }

    private static Stream<Value> token(String system, @Nullable String code) {
        return code == null || code.isEmpty() ? Stream.empty() : Stream.of(new Value.Token(system, code, List.of()));
    }

    private Stream<Span> dates(Base element) {
        return switch (element) {
            case BaseDateTimeType date -> span(date).stream();
            case Period period -> period(period).stream();
            case Timing timing ->
                timing.hasEvent()
                        ? timing.getEvent().stream().flatMap(event -> span(event).stream())
                        : timing.getRepeat().getBounds() instanceof Period bounds
                                ? period(bounds).stream()
                                : Stream.empty();
            default -> Stream.empty();
        };
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

    private Stream<Value> references(Base element) {
        return switch (element) {
            case Reference reference -> reference(reference);
            case UriType uri ->
                uri.hasValue() ? Stream.of(new Value.Link(addresses.local(uri.getValue()))) : Stream.empty();
            default -> Stream.empty();
        };
    }

    private Stream<Value> reference(Reference reference) {
        var link = Stream.ofNullable(reference.getReference())
                .filter(text -> !text.startsWith("#"))
                .<Value>map(text -> new Value.Link(addresses.local(text)));
        var identifier = Stream.of(reference.getIdentifier())
                .filter(Identifier::hasValue)
                .<Value>map(id -> new Value.LinkIdentifier(blank(id.getSystem()), id.getValue()));
        return Stream.concat(link, identifier);
    }

    private static Stream<String> texts(Base element) {
        return switch (element) {
            case HumanName name ->
                parts(
                        Stream.of(name.getGiven(), name.getPrefix(), name.getSuffix())
                                .flatMap(List::stream),
                        name.getText(),
                        name.getFamily());
            case Address address ->
                parts(
                        address.getLine().stream(),
                        address.getText(),
                        address.getCity(),
                        address.getDistrict(),
                        address.getState(),
                        address.getPostalCode(),
                        address.getCountry());
            case PrimitiveType<?> primitive -> Stream.ofNullable(primitive.getValueAsString());
            default -> Stream.empty();
        };
    }

    private static Stream<String> parts(Stream<StringType> many, @Nullable String... single) {
        return Stream.concat(many.map(StringType::getValue), Stream.of(single)).flatMap(Stream::ofNullable);
    }

    private static Stream<Value> amounts(Base element) {
        return switch (element) {
            case Quantity quantity ->
                amount(quantity.getValue(), quantity.getSystem(), quantity.getCode(), quantity.getUnit());
            case Money money -> amount(money.getValue(), "urn:iso:std:iso:4217", money.getCurrency(), null);
            case DecimalType decimal -> amount(decimal.getValue(), null, null, null);
            case IntegerType integer ->
                amount(integer.hasValue() ? BigDecimal.valueOf(integer.getValue()) : null, null, null, null);
            default -> Stream.empty();
        };
    }

    private static Stream<Value> amount(
            @Nullable BigDecimal value, @Nullable String system, @Nullable String code, @Nullable String unit) {
        return value == null || Math.abs((long) value.scale()) + value.precision() > MOST_DIGITS
                ? Stream.empty()
                : Stream.of(new Value.Amount(value, blank(system), blank(code), blank(unit)));
    }

    private static String blank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
