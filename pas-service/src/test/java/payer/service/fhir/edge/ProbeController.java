package payer.service.fhir.edge;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.OptimisticLockException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import payer.problem.IssueType;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Open;
import payer.service.fhir.AllowedOrigins;
import payer.service.fhir.Base;
import payer.service.fhir.CapabilityPart;
import payer.service.fhir.FhirApi;
import payer.service.fhir.FhirText;
import payer.service.fhir.Preferences;
import payer.service.fhir.Received;
import payer.service.fhir.ServerCapabilities;
import payer.service.fhir.Written;

/** An API that exists only for the edge's own tests: everything a controller may do, and every way to fail. */
@FhirApi
@Controller("/probe/fhir")
@Requires(property = ProbeController.SWITCH)
@Open("exists only for the edge's own tests")
class ProbeController {
    static final String SWITCH = "edge.probe";

    private final FhirText text;

    ProbeController(FhirText text) {
        this.text = text;
    }

    @Get("/Patient/{id}")
    Patient read(@PathVariable String id) {
        return ofVersion(id, "7");
    }

    @Post("/Patient")
    Written create(@Body Received body) {
        var patient = text.read(body, Patient.class);
        patient.setId("p1");
        patient.getMeta().setVersionId("1");
        return Written.created(patient, URI.create("http://localhost/probe/fhir/Patient/p1/_history/1"));
    }

    @Put("/Patient/{id}")
    Written update(@PathVariable String id, @Body Received body) {
        var patient = text.read(body, Patient.class);
        patient.setId(id);
        patient.getMeta().setVersionId("2");
        return Written.updated(patient);
    }

    @Post("/$echo")
    Resource echo(@Body Received body) {
        return text.read(body);
    }

    @Post("/$size")
    Map<String, Object> size(@Body Received body) {
        return Map.of("bytes", body.bytes().length);
    }

    @Get("/Patient")
    Bundle search(@QueryValue @Min(1) int _count) {
        var bundle = new Bundle();
        bundle.setType(Bundle.BundleType.SEARCHSET).setTotal(_count);
        for (var i = 0; i < _count; i++) bundle.addEntry().setResource(ofVersion("p" + i, "1"));
        return bundle;
    }

    @Get("/$preferences")
    HttpResponse<Map<String, Object>> preferences(Preferences preferences) {
        return HttpResponse.ok(Map.of("strict", preferences.strict(), "async", preferences.async()));
    }

    @Get("/$fail/{how}")
    Resource fail(@PathVariable String how) throws Throwable {
        throw switch (how) {
            case "problem" ->
                new Problem(
                        ProblemKind.UNPROCESSABLE,
                        List.of(
                                new Problem.Issue(IssueType.BUSINESS_RULE, "not today", "Claim.item[1]"),
                                new Problem.Issue(IssueType.REQUIRED, "a code is missing", "Claim.item[2].code")));
            case "gone" -> Problem.of(ProblemKind.GONE, "this has been deleted");
            case "login" -> Problem.of(ProblemKind.NOT_AUTHENTICATED, "a token is needed");
            case "throttled" -> Problem.of(ProblemKind.TOO_MANY_REQUESTS, "too many");
            case "away" -> new SQLTransientConnectionException("MARKED-SECRET pool is empty");
            case "full" -> new IllegalStateException(new SQLException("MARKED-SECRET disk full", "53100"));
            case "stopping" -> new SQLException("MARKED-SECRET", "57P01");
            case "deadlock" -> new SQLException("MARKED-SECRET", "40P01");
            case "lock" -> new OptimisticLockException("MARKED-SECRET row 7");
            case "defect" -> new IllegalStateException("MARKED-SECRET Smith");
            default -> new StackOverflowError("MARKED-SECRET");
        };
    }

    private static Patient ofVersion(String id, String version) {
        var patient = new Patient();
        patient.setId(id);
        patient.getMeta().setVersionId(version);
        patient.getMeta().setLastUpdated(Date.from(Instant.parse("2026-05-01T10:00:00.500Z")));
        patient.addName().setFamily("Smïth");
        return patient;
    }

    /** A JSON endpoint that is no FHIR, to see that its errors are none either. */
    @Controller("/probe/plain")
    @Requires(property = ProbeController.SWITCH)
    @Open("exists only for the edge's own tests")
    static class Plain {
        @Get("/{how}")
        Map<String, Object> fail(@PathVariable String how) {
            if (how.equals("fine")) return Map.of("answer", 42);
            throw Problem.of(ProblemKind.CONFLICT, "not twice");
        }

        @Post
        Map<String, Object> post(@Body Map<String, Object> body) {
            return body;
        }
    }

    @Factory
    @Requires(property = ProbeController.SWITCH)
    static class ProbeFactory {
        @Singleton
        Base base() {
            return new Base(
                    "/probe/fhir",
                    "Probe",
                    "Probe",
                    "For tests",
                    List.of("http://a.example/cs"),
                    List.of("http://g.example|1"));
        }

        @Singleton
        CapabilityPart part() {
            return new CapabilityPart() {
                @Override
                public boolean isFor(Base base) {
                    return base.name().equals("Probe");
                }

                @Override
                public void describe(Base base, ServerCapabilities server) {
                    server.resource("Patient")
                            .interactions(TypeRestfulInteraction.READ)
                            .profiles("http://p.example/a");
                }
            };
        }

        @Singleton
        CapabilityPart another() {
            return new CapabilityPart() {
                @Override
                public boolean isFor(Base base) {
                    return base.name().equals("Probe");
                }

                @Override
                public void describe(Base base, ServerCapabilities server) {
                    server.resource("Claim").operation("submit", "http://o.example/submit");
                    server.resource("Patient")
                            .interactions(TypeRestfulInteraction.READ, TypeRestfulInteraction.SEARCHTYPE)
                            .profiles("http://p.example/a", "http://p.example/b");
                }
            };
        }

        @Singleton
        AllowedOrigins origins() {
            return "https://app.example.org"::equals;
        }
    }
}
