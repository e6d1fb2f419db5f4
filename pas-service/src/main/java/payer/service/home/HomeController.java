package payer.service.home;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.views.ModelAndView;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import payer.problem.Problem;
import payer.problem.ProblemKind;
import payer.service.caller.Open;
import payer.service.fhir.Base;
import payer.service.runtime.Example;
import payer.service.runtime.Release;
import payer.service.runtime.Served;
import payer.service.runtime.ServiceSettings;
import payer.service.security.SecuritySettings;
import payer.service.security.demo.TokenCommand;

/** What is running, where, and what to try first. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Open("a newcomer has no token yet, and nothing here is about a person")
final class HomeController {
    private final ServiceSettings settings;
    private final List<Base> bases;
    private final List<Served> others;
    private final List<Example> examples;
    private final Guides guides;
    private final Path demoKeys;

    HomeController(
            ServiceSettings settings,
            List<Base> bases,
            List<Served> others,
            List<Example> examples,
            Guides guides,
            SecuritySettings security) {
        this.settings = settings;
        this.bases = bases.stream().sorted(Comparator.comparing(Base::path)).toList();
        this.others =
                others.stream().sorted(Comparator.comparing(Served::address)).toList();
        this.examples = List.copyOf(examples);
        this.guides = guides;
        this.demoKeys = security.demoKeysFile();
    }

    @Get
    ModelAndView<Map<String, Object>> home() {
        return new ModelAndView<>(
                "home",
                Map.of(
                        "release",
                        Release.current(),
                        "settings",
                        settings,
                        "bases",
                        bases,
                        "others",
                        others,
                        "examples",
                        examples,
                        "tokenOptions",
                        TokenCommand.options(settings.url().toString(), demoKeys),
                        "guides",
                        guides.all()));
    }

    @Get("/guides/{name}")
    ModelAndView<Map<String, Object>> guide(String name) {
        var guide = guides.named(name)
                .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no guide of this name"));
        return new ModelAndView<>("guide", Map.of("title", guide.title(), "html", guides.html(guide)));
    }
}
