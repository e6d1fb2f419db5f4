package payer.service.dtr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import payer.decision.Code;
import payer.dtr.prefill.DataNeed;

/** What forms look at, as FHIR searches: each code once, and as many in one search as an address can well hold. */
final class ChartQueries {
    private static final int CODES = 50;
    private static final int PAGE = 500;

    private ChartQueries() {}

    /**
     * One search.
     *
     * @param type the kind of resource that it finds
     * @param kind that kind, or the part of it that is searched
     */
    record Query(String type, String kind, String text) {
        @Override
        public String toString() {
            return "Query for " + type;
        }
    }

    static List<Query> of(List<DataNeed> needs, String patient) {
        return needs.stream()
                .filter(need -> !need.type().equals("Patient"))
                .flatMap(need -> of(need, patient).stream())
                .toList();
    }

    private static List<Query> of(DataNeed need, String patient) {
        var plain = need.type() + "?patient=" + encoded(patient) + "&_count=" + PAGE;
        if (need.isWhole()) return List.of(new Query(need.type(), need.kind(), plain));
        var codes = need.codes().stream().map(ChartQueries::token).sorted().toList();
        var queries = new ArrayList<Query>();
        for (var from = 0; from < codes.size(); from += CODES) {
            var some = codes.subList(from, Math.min(from + CODES, codes.size()));
            queries.add(new Query(
                    need.type(),
                    need.kind(),
                    plain + "&" + parameter(need) + "="
                            + some.stream().map(ChartQueries::encoded).collect(Collectors.joining(","))));
        }
        return queries;
    }

    private static String parameter(DataNeed need) {
        return need.path().equals("medication") ? "code" : need.path().replace('.', '-');
    }

    private static String token(Code code) {
        return escaped(code.system()) + "|" + escaped(code.value());
    }

    /** In a token these would end a value. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace("|", "\\|")
                .replace("$", "\\$");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
