package payer.service.sandbox;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import payer.service.notice.NoticeSettings;

/** Where the sandbox is, the payer has agreed to send notifications to it. */
@Singleton
final class OwnEndpoint implements BeanCreatedEventListener<NoticeSettings> {
    private final Addresses addresses;

    OwnEndpoint(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public NoticeSettings onCreated(BeanCreatedEvent<NoticeSettings> event) {
        var settings = event.getBean();
        var endpoints = new ArrayList<>(settings.endpoints());
        endpoints.add(addresses.whole(Addresses.NOTIFICATIONS));
        return new NoticeSettings(endpoints, settings.patience());
    }
}
