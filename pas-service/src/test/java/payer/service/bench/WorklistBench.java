package payer.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import payer.service.review.ManyCases;
import payer.service.running.Browser;
import payer.service.running.RunningService;

/**
 * How soon a reviewer sees the worklist when much waits, however it is filtered; beside it the floor, the page for signing in,
 * which is written by the same server and asks the database nothing. Client and service share a process, so the CPU is of both.
 *
 * <pre>./pas bench worklist [OPEN [ALL [SECONDS]]]</pre>
 */
public final class WorklistBench {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final List<String> PAGES = List.of(
            "/review",
            "/review?page=300",
            "/review?queue=DECIDE&skill=NURSE&business=medicaid&state=TX",
            "/review?risk=HIGH",
            "/review?held=MINE");

    private final RunningService service;
    private final Duration measured;

    private WorklistBench(RunningService service, Duration measured) {
        this.service = service;
        this.measured = measured;
    }

    public static void main(String[] arguments) throws Exception {
        var open = number(arguments, 0, 20_000);
        var all = number(arguments, 1, 120_000);
        var seconds = number(arguments, 2, 8);
        try (var service = RunningService.with(Map.of("database.url", "", "database.folder", folder()))) {
            ManyCases.fill(service, open, all);
            System.out.printf("%s; %,d open cases of %,d.%n%n", Machine.description(), open, all);
            System.out.println(Measured.header());
            for (var clients : List.of(1, 4))
                new WorklistBench(service, Duration.ofSeconds(seconds))
                        .rows(clients)
                        .forEach(System.out::println);
        }
        System.exit(0);
    }

    private List<String> rows(int clients) throws Exception {
        var cookie = "staff=" + Browser.of(service, "demo-nurse").secret();
        var load =
                new Load(service.port(), ProcessHandle.current().pid(), clients, WARM_UP.dividedBy(clients), measured);
        var floor = load.run("floor: the page for signing in", 200, n -> page("/sign-in", ""));
        var rows = new ArrayList<>(List.of(floor.row(floor)));
        for (var path : PAGES)
            rows.add(load.run(path, 200, n -> page(path, cookie)).row(floor));
        return rows;
    }

    private static byte[] page(String path, String cookie) {
        return WireClient.request("GET", path, "", "Accept", "text/html", "Cookie", cookie);
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory("worklist-bench");
    }

    private static int number(String[] arguments, int place, int usual) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
    }
}
