package payer.service.codes.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import payer.decision.CodeSystem;
import payer.problem.Problem;
import payer.rules.codes.CodeSet;
import payer.service.runtime.command.Content;
import payer.service.runtime.command.ServiceAccess;
import payer.service.runtime.command.ServiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a publisher's file and sends its codes to the service. */
@Command(
        name = "load",
        description = {
            "Load one release of a code system: the fixed-width file of HCPCS (HCPC…_ANWEB.txt), the order file of ICD-10-CM "
                    + "(icd10cm_order_….txt), Loinc.csv, RXNCONSO.RRF, or the ZIP file in which it was downloaded.",
            "With --own, of any system: a text file with a code, a tab and words of your own on each line, and after another "
                    + "tab the last day of a code that was terminated. For systems "
                    + "whose licence you hold, such as cpt, and for codes of the plan."
        },
        footer = CodesCommand.TOKEN)
final class LoadCodesCommand extends ServiceCommand {
    private static final int MISTAKES = 1;

    @Parameters(index = "0", paramLabel = "SYSTEM", description = "hcpcs, icd10cm, loinc, rxnorm; others with --own.")
    private String system = "";

    @Parameters(index = "1", paramLabel = "RELEASE", description = "How it is called from then on, such as 2026-01.")
    private String release = "";

    @Parameters(index = "2", paramLabel = "FILE", description = "The file, or the ZIP file that holds it.")
    private Path file = Path.of("");

    @Option(names = "--own", description = "The file is one of your own: code, tab, words.")
    private boolean own;

    @Override
    protected int ask(ServiceAccess access) throws IOException, InterruptedException {
        var named = CodeSystem.named(system).orElseThrow(() -> new IOException("there is no code system " + system));
        try {
            return send(new PublishedFile(file, named, own).read(release), access);
        } catch (Problem problem) {
            problem.issues().forEach(issue -> print(file + ": " + issue.place() + ": " + issue.text()));
            return MISTAKES;
        }
    }

    private int send(CodeSet codes, ServiceAccess access) throws IOException, InterruptedException {
        var lines = new StringBuilder();
        codes.codes()
                .forEach((code, words) -> lines.append(code)
                        .append('\t')
                        .append(words.replace('\t', ' '))
                        .append(codes.lastDay(code).map(day -> "\t" + day).orElse(""))
                        .append('\n'));
        var content = new Content("text/tab-separated-values", lines.toString().getBytes(StandardCharsets.UTF_8));
        var answer = access.send("PUT", "/codes/systems/%s/releases/%s".formatted(system, release), Map.of(), content);
        var loaded = CodesAnswer.of(answer).path("codes").asInt();
        print(loaded + " codes of " + system + " " + release
                + (answer.statusCode() == 201 ? "" : " are loaded already"));
        return 0;
    }
}
