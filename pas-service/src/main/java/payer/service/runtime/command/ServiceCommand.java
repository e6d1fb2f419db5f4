package payer.service.runtime.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks the running service and prints what it says; exit code 2 if it gets no answer. */
public abstract class ServiceCommand implements Callable<Integer> {
    private static final int NO_ANSWER = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceAccess service = new ServiceAccess();

    protected abstract int ask(ServiceAccess access) throws IOException, InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        try {
            return ask(service);
        } catch (IOException e) {
            print(line().getErr(), "pas: " + e.getMessage());
            return NO_ANSWER;
        }
    }

    protected final void print(String text) {
        print(line().getOut(), text);
    }

    /** How far it is, on the line of the error output that it stands on. */
    protected final void progress(String text) {
        line().getErr().print("\r" + text);
        line().getErr().flush();
    }

    private static void print(PrintWriter to, String text) {
        to.println(text);
        to.flush();
    }

    private picocli.CommandLine line() {
        if (spec == null) throw new IllegalStateException("run by picocli only");
        return spec.commandLine();
    }
}
