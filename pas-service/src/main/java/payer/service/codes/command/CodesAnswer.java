package payer.service.codes.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import payer.service.runtime.command.ServiceAccess;

/** What the service said, or why that was not what was asked for. */
final class CodesAnswer {
    private CodesAnswer() {}

    static JsonNode of(HttpResponse<byte[]> answer) throws IOException {
        var json = new ObjectMapper().readTree(answer.body());
        if (answer.statusCode() / 100 == 2) return json;
        throw new ServiceAccess.NoAnswer("the service answered " + answer.statusCode() + " "
                + json.path("issues").path(0).path("text").asText());
    }
}
