package payer.service.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import payer.service.caller.Open;
import payer.service.running.RunningService;

class GracefulStopTest {

    @Test
    void a_request_that_has_begun_is_answered_before_the_process_ends() throws Exception {
        var service = RunningService.with(Map.of("graceful-stop-test", "true"));
        var slow = service.bean(SlowController.class);
        var answer = CompletableFuture.supplyAsync(() -> service.get("/slow").statusCode(), Thread::startVirtualThread);
        slow.begun.await(10, TimeUnit.SECONDS);

        var stop = CompletableFuture.runAsync(service::close, Thread::startVirtualThread);
        slow.goOn.countDown();

        assertEquals(200, answer.get(10, TimeUnit.SECONDS));
        stop.get(30, TimeUnit.SECONDS);
    }

    @Controller("/slow")
    @Requires(property = "graceful-stop-test")
    @Open("exists only in this test")
    static final class SlowController {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);

        @Get
        String answer() throws InterruptedException {
            begun.countDown();
            if (!goOn.await(10, TimeUnit.SECONDS)) throw new IllegalStateException("never told to go on");
            TimeUnit.MILLISECONDS.sleep(300); // long enough that an abrupt stop would cut it off
            return "done";
        }
    }
}
