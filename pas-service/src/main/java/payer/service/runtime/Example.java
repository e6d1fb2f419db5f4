package payer.service.runtime;

/**
 * A request that a newcomer may paste into a terminal and that works against the demo data. Each capability contributes its
 * own as beans; the first page shows them and a test sends every one.
 *
 * @param client the demo client whose token it needs; empty where none is needed
 * @param scope what that token must be good for
 * @param contentType empty where there is no body
 */
public record Example(
        String title, String method, String path, String client, String scope, String contentType, String body) {

    public static Example get(String title, String path) {
        return new Example(title, "GET", path, "", "", "", "");
    }

    public static Example get(String title, String path, String client, String scope) {
        return new Example(title, "GET", path, client, scope, "", "");
    }

    public boolean needsToken() {
        return !client.isEmpty();
    }

    /**
     * As one command for a POSIX shell, run in the repository's folder.
     *
     * @param tokenOptions what {@code ./pas token} must be told beside client and scope, to find this service and its keys
     */
    public String curl(String url, String tokenOptions) {
        var command = new StringBuilder("curl -s");
        if (!method.equals("GET")) command.append(" -X ").append(method);
        if (needsToken())
            command.append(" \\\n  -H \"Authorization: Bearer $(./pas token --client ")
                    .append(client)
                    .append(" --scope '")
                    .append(scope)
                    .append('\'')
                    .append(tokenOptions)
                    .append(")\"");
        if (!contentType.isEmpty())
            command.append(" \\\n  -H 'Content-Type: ").append(contentType).append('\'');
        if (!body.isEmpty())
            command.append(" \\\n  -d '").append(body.replace("'", "'\\''")).append('\'');
        return command.append(" \\\n  '").append(url).append(path).append('\'').toString();
    }
}
