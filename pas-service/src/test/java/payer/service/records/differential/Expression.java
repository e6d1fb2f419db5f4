package payer.service.records.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The elements that a search parameter's expression goes through, read off its text. */
record Expression(List<Step> steps) {
    private static final Pattern STEP =
            Pattern.compile("\\G\\.?(?:ofType\\((\\w+)\\)|where\\((\\w+) ?= ?'([^']*)'\\)|([A-Za-z]\\w*)(?!\\())");

    /**
     * One element.
     *
     * @param type that it must have, if it may have several
     * @param where what a part of it must say, such as the url of an extension
     */
    record Step(String name, Optional<String> type, Optional<Where> where) {}

    record Where(String name, String value) {}

    /** One for each operand of the outermost union; what is relative to an element begins with a small letter. */
    static List<Expression> of(String text) {
        return operands(text).stream().map(Expression::operand).toList();
    }

    static List<String> operands(String text) {
        var operands = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '(') depth++;
            if (text.charAt(i) == ')') depth--;
            if (text.charAt(i) == '|' && depth == 0) {
                operands.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        operands.add(text.substring(start).strip());
        return operands;
    }

    private static Expression operand(String text) {
        var steps = new ArrayList<Step>();
        var found = STEP.matcher(text);
        while (found.find()) {
            if (found.group(4) != null) steps.add(new Step(found.group(4), Optional.empty(), Optional.empty()));
            else if (found.group(1) != null) narrow(steps, Optional.of(found.group(1)), Optional.empty());
            else narrow(steps, Optional.empty(), Optional.of(new Where(found.group(2), found.group(3))));
        }
        if (!steps.isEmpty() && Character.isUpperCase(steps.getFirst().name().charAt(0))) steps.removeFirst();
        return new Expression(steps);
    }

    private static void narrow(List<Step> steps, Optional<String> type, Optional<Where> where) {
        var last = steps.removeLast();
        steps.add(new Step(last.name(), type.or(last::type), where.or(last::where)));
    }
}
