package payer.service.records.load;

import payer.problem.Problem;

/**
 * One thing that is wrong with a line.
 *
 * @param line of the file, counted from 1
 * @param code what kind of thing
 * @param text says it without repeating what the line holds
 * @param place a FHIRPath, or empty
 */
public record RefusedLine(long line, String code, String text, String place) {
    static RefusedLine of(long line, Problem.Issue issue) {
        return new RefusedLine(line, issue.type().code(), issue.text(), issue.place());
    }
}
