package payer.problem;

/** The kinds of refusal, each with the HTTP status it is sent with and the issue type it usually has. */
public enum ProblemKind {
    MALFORMED(400, IssueType.STRUCTURE),
    INVALID_VALUE(400, IssueType.VALUE),
    MISSING(400, IssueType.REQUIRED),
    NOT_SUPPORTED(400, IssueType.NOT_SUPPORTED),
    NOT_AUTHENTICATED(401, IssueType.LOGIN),
    EXPIRED(401, IssueType.EXPIRED),
    FORBIDDEN(403, IssueType.FORBIDDEN),
    NOT_FOUND(404, IssueType.NOT_FOUND),
    METHOD_NOT_ALLOWED(405, IssueType.NOT_SUPPORTED),
    NOT_ACCEPTABLE(406, IssueType.NOT_SUPPORTED),
    TIMED_OUT(408, IssueType.TIMEOUT),
    CONFLICT(409, IssueType.CONFLICT),
    GONE(410, IssueType.DELETED),
    PRECONDITION_FAILED(412, IssueType.CONFLICT),
    TOO_LARGE(413, IssueType.TOO_LONG),
    UNSUPPORTED_MEDIA_TYPE(415, IssueType.NOT_SUPPORTED),
    UNPROCESSABLE(422, IssueType.BUSINESS_RULE),
    TOO_MANY_REQUESTS(429, IssueType.THROTTLED),
    HEADERS_TOO_LARGE(431, IssueType.TOO_LONG),
    DEFECT(500, IssueType.EXCEPTION),
    UNAVAILABLE(503, IssueType.TRANSIENT);

    private final int status;
    private final IssueType usualType;

    ProblemKind(int status, IssueType usualType) {
        this.status = status;
        this.usualType = usualType;
    }

    public int status() {
        return status;
    }

    public IssueType usualType() {
        return usualType;
    }
}
