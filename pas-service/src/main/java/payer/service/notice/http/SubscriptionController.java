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

/** Subscriptions, at the address of each release of the guide; one made at one address is not known at the other. */
@FhirApi
@Controller("/pas/{release:2\\.[02]}/fhir/Subscription")
final class SubscriptionController {
    private final ManageSubscriptions subscriptions;
    private final FhirText text;
    private final String url;

    SubscriptionController(ManageSubscriptions subscriptions, FhirText text, ServiceSettings settings) {
        this.subscriptions = subscriptions;
        this.text = text;
        this.url = settings.url().toString();
    }

    @Post
    @Needs(interaction = Interaction.CREATE, resource = "Subscription")
    HttpResponse<Subscription> create(String release, @Body Received document, HttpRequest<?> request, Caller caller) {
        var spoken = Release.named(release);
        var wanted = text.read(document, Subscription.class);
        var made = subscriptions.create(wanted, spoken, caller, Correlation.of(request));
        var address =
                url + spoken.path() + "/Subscription/" + made.getIdElement().getIdPart();
        return HttpResponse.<Subscription>created(URI.create(address)).body(made);
    }

    @Put("/{id}")
    @Needs(interaction = Interaction.UPDATE, resource = "Subscription")
    Subscription update(String release, String id, @Body Received document, HttpRequest<?> request, Caller caller) {
        var wanted = text.read(document, Subscription.class);
        return subscriptions.update(id, wanted, Release.named(release), caller, Correlation.of(request));
    }

    @Delete("/{id}")
    @Needs(interaction = Interaction.DELETE, resource = "Subscription")
    HttpResponse<?> delete(String release, String id, HttpRequest<?> request, Caller caller) {
        subscriptions.delete(id, Release.named(release), caller, Correlation.of(request));
        return HttpResponse.noContent();
    }

    @Get("/{id}")
    @Needs(interaction = Interaction.READ, resource = "Subscription")
    Subscription read(String release, String id, Caller caller) {
        return subscriptions.read(id, Release.named(release), caller);
    }

    @Get("/{id}/$status")
    @Needs(interaction = Interaction.READ, resource = "Subscription")
    Bundle status(String release, String id, Caller caller) {
        return subscriptions.status(id, Release.named(release), caller);
    }
}
