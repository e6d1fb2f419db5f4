package payer.service.priorauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/** The payer's own staff at work on what was submitted. */
final class Reviews {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final String LUND = """
            {"name":"Dr. Vera Lund","npi":"2999000999"}""";
    static final String OKAFOR = """
            {"name":"Dr. Chidi Okafor","npi":"2999000888"}""";

    private final DemoPayer payer;

    /** A refusal of a version by a physician; its code stands for any of the list, which is not ours. */
    static String refusal(int version, String by) {
        return """
                {"decision":"deny","version":%d,"by":%s,
                 "reason":{"provider":"No trial of oxygen during an attack is documented; send the note of such a trial.",
                           "member":"We need a trial of oxygen during an attack first.","citation":"NCD 240.2.2",
                           "code":"any"},
                 "criteria":["trial"]}""".formatted(version, by);
    }

    Reviews(DemoPayer payer) {
        this.payer = payer;
    }

    HttpResponse<String> decide(Bundle answer, String form, String[] reviewer) {
        return post("/admin/authorizations/" + DemoPayer.id(answer) + "/lines/1/decision", form, reviewer);
    }

    HttpResponse<String> secondLook(Bundle answer, String form) {
        return post("/admin/authorizations/" + DemoPayer.id(answer) + "/lines/1/second-look", form, payer.nurse());
    }

    HttpResponse<String> extend(Bundle answer, String form) {
        return post("/admin/authorizations/" + DemoPayer.id(answer) + "/extension", form, payer.nurse());
    }

    JsonNode shown(Bundle answer) {
        return json(get("/admin/authorizations/" + DemoPayer.id(answer)).body());
    }

    HttpResponse<String> get(String path) {
        return payer.service().get(path, payer.nurse());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> post(String path, String form, String[] reviewer) {
        var headers = new ArrayList<>(List.of(reviewer));
        headers.addAll(List.of("Content-Type", "application/json"));
        return payer.service().post(path, form, headers.toArray(String[]::new));
    }
}
