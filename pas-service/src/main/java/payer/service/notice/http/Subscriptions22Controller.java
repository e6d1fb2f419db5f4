package payer.service.notice.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.net.URI;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Subscription;
import payer.service.caller.Caller;
import payer.service.caller.Interaction;
import payer.service.caller.Needs;
import payer.service.fhir.Correlation;
import payer.service.fhir.FhirApi;
import payer.service.fhir.FhirText;
import payer.service.fhir.Received;
import payer.service.notice.ManageSubscriptions;
import payer.service.priorauth.fhir.Release;
import payer.service.runtime.ServiceSettings;

/** Subscriptions at the base of release 2.2. */
@FhirApi
@Controller("/pas/2.2/fhir/Subscription")
final class Subscriptions22Controller {
    private static final Release RELEASE = Release.R2_2;

    private final ManageSubscriptions subscriptions;
    private final FhirText text;
    private final String url;

    Subscriptions22Controller(ManageSubscriptions subscriptions, FhirText text, ServiceSettings settings) {
        this.subscriptions = subscriptions;
        this.text = text;
        this.url = settings.url() + RELEASE.path() + "/Subscription/";
    }

    @Post
    @Needs(interaction = Interaction.CREATE, resource = "Subscription")
    HttpResponse<Subscription> create(@Body Received document, HttpRequest<?> request, Caller caller) {
        var wanted = text.read(document, Subscription.class);
        var made = subscriptions.create(wanted, RELEASE, caller, Correlation.of(request));
        return HttpResponse.<Subscription>created(
                        URI.create(url + made.getIdElement().getIdPart()))
                .body(made);
    }

    @Put("/{id}")
    @Needs(interaction = Interaction.UPDATE, resource = "Subscription")
    Subscription update(String id, @Body Received document, HttpRequest<?> request, Caller caller) {
        var wanted = text.read(document, Subscription.class);
        return subscriptions.update(id, wanted, RELEASE, caller, Correlation.of(request));
    }

    @Delete("/{id}")
    @Needs(interaction = Interaction.DELETE, resource = "Subscription")
    HttpResponse<?> delete(String id, HttpRequest<?> request, Caller caller) {
        subscriptions.delete(id, RELEASE, caller, Correlation.of(request));
        return HttpResponse.noContent();
    }

    @Get("/{id}")
    @Needs(interaction = Interaction.READ, resource = "Subscription")
    Subscription read(String id, Caller caller) {
        return subscriptions.read(id, RELEASE, caller);
    }

    @Get("/{id}/$status")
    @Needs(interaction = Interaction.READ, resource = "Subscription")
    Bundle status(String id, Caller caller) {
        return subscriptions.status(id, RELEASE, caller);
    }
}
