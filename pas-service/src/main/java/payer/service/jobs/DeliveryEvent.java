package payer.service.jobs;

import java.util.ArrayList;
import java.util.List;
import payer.service.jobs.KeptMessages.Death;
import payer.service.jobs.KeptMessages.Pause;
import payer.service.jobs.KeptMessages.Settlement;

/** What a worker, or someone who put a message, tells the thread that keeps the books of a consumer's deliveries. */
sealed interface DeliveryEvent {
    record Woken() implements DeliveryEvent {}

    record Delivered(long id) implements DeliveryEvent {}

    record Buried(Death death) implements DeliveryEvent {}

    record Paused(Pause pause) implements DeliveryEvent {}

    record Freed(String key) implements DeliveryEvent {}

    static Settlement settlement(List<DeliveryEvent> events) {
        var delivered = new ArrayList<Long>();
        var deaths = new ArrayList<Death>();
        var pauses = new ArrayList<Pause>();
        var freed = new ArrayList<String>();
        for (var event : events) {
            switch (event) {
                case Woken _ -> {}
                case Delivered done -> delivered.add(done.id());
                case Buried buried -> deaths.add(buried.death());
                case Paused paused -> pauses.add(paused.pause());
                case Freed free -> freed.add(free.key());
            }
        }
        return new Settlement(delivered, deaths, pauses, freed);
    }
}
