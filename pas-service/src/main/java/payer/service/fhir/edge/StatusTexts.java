package payer.service.fhir.edge;

import payer.problem.IssueType;

/** What a bare HTTP status means, where nothing else is known. */
final class StatusTexts {
    private StatusTexts() {}

    static IssueType type(int status) {
        return switch (status) {
            case 401 -> IssueType.LOGIN;
            case 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOT_FOUND;
            case 405, 406, 415, 501 -> IssueType.NOT_SUPPORTED;
            case 408, 504 -> IssueType.TIMEOUT;
            case 409, 412 -> IssueType.CONFLICT;
            case 410 -> IssueType.DELETED;
            case 413, 414, 431 -> IssueType.TOO_LONG;
            case 429 -> IssueType.THROTTLED;
            case 503 -> IssueType.TRANSIENT;
            default -> status < 500 ? IssueType.INVALID : IssueType.EXCEPTION;
        };
    }

    static String text(int status) {
        return switch (status) {
            case 400 -> "the request is malformed";
            case 401 -> "a valid access token is needed";
            case 403 -> "this is not allowed";
            case 404 -> "there is nothing at this address";
            case 405 -> "this method is not supported here; the Allow header names those that are";
            case 406 -> "we cannot answer in the format that was asked for";
            case 408 -> "the request was not sent in time";
            case 409 -> "the request conflicts with what is stored";
            case 410 -> "this has been deleted";
            case 412 -> "a condition of the request does not hold";
            case 413 -> "the body is too large";
            case 414 -> "the address is too long";
            case 415 -> "the body's format is not supported here";
            case 429 -> "too many requests";
            case 431 -> "the headers are too many or too large";
            case 503 -> "we cannot answer just now; try again";
            default -> status < 500 ? "the request is malformed" : "something went wrong on our side";
        };
    }
}
