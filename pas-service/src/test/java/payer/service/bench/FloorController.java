package payer.service.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import payer.service.caller.Open;
import payer.service.fhir.FhirFormat;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;

/** What the same server can do at best: nothing but reading, committing one row durably, and writing. */
@Controller("/bench")
@Requires(property = "bench.floor", value = "true")
@Open("exists only while it is measured")
class FloorController {
    private final TransactionOperations<Connection> transactions;
    private final FhirText fhir;
    private final ObjectMapper mapper = new ObjectMapper();

    FloorController(TransactionOperations<Connection> transactions, FhirText fhir) {
        this.transactions = transactions;
        this.fhir = fhir;
    }

    @PostConstruct
    void makeTable() {
        transactions.executeWrite(status -> {
            try (var create = status.getConnection().createStatement()) {
                return create.execute(
                        "CREATE TABLE IF NOT EXISTS bench_floor (id uuid PRIMARY KEY, body bytea NOT NULL)");
            }
        });
    }

    @Post("/echo")
    JsonNode echo(@Body JsonNode body) {
        return body;
    }

    @Post("/commit")
    String commit(@Body byte[] body) {
        transactions.executeWrite(status -> insert(status.getConnection(), body));
        return "{}";
    }

    /** What reading a document, keeping it and answering with one must cost. */
    @Post(value = "/document", consumes = MediaType.ALL, produces = MediaType.ALL)
    HttpResponse<byte[]> document(@Body byte[] body) {
        var read = fhir.read(new Received(body, FhirFormat.JSON));
        transactions.executeWrite(status -> insert(status.getConnection(), body));
        return HttpResponse.created(fhir.write(read, FhirFormat.JSON)).contentType("application/fhir+json");
    }

    /** What reading a hook with all the FHIR in it, keeping it and writing it back must cost. */
    @Post("/hook")
    HttpResponse<byte[]> hook(@Body byte[] body) throws IOException {
        var tree = mapper.readTree(body);
        for (var resource : tree.findValues("resource"))
            if (!resource.path("resourceType").asText().equals("Bundle"))
                fhir.readPart(mapper.writeValueAsBytes(resource), "", Resource.class);
        transactions.executeWrite(status -> insert(status.getConnection(), body));
        return HttpResponse.ok(mapper.writeValueAsBytes(tree)).contentType("application/json");
    }

    private static int insert(Connection connection, byte[] body) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO bench_floor (id, body) VALUES (?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setBytes(2, body);
            return insert.executeUpdate();
        }
    }
}
