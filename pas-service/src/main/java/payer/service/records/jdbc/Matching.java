package payer.service.records.jdbc;

import java.util.ArrayList;
import java.util.List;
import payer.service.records.search.Condition;

/** The numbers of all records of a type that satisfy some conditions, as SQL. */
final class Matching {
    /** Of the record that is looked at. */
    static final String NUMBER = "t.number";

    private final Lead lead;
    private final List<Condition> others;

    private Matching(Lead lead, List<Condition> conditions) {
        this.lead = lead;
        this.others =
                conditions.stream().filter(condition -> !lead.covers(condition)).toList();
    }

    static Matching of(String type, List<Condition> conditions, Chains chains) {
        var lead = Lead.of(type, conditions);
        if (lead.isNarrow()) return new Matching(lead, conditions);
        var shorter = new ArrayList<>(conditions);
        for (int i = 0; i < shorter.size(); i++) {
            shorter.set(i, chains.shortened(shorter.get(i)));
            var narrow = chains.lead(type, shorter.get(i));
            if (narrow.isPresent()) return new Matching(narrow.get(), shorter);
        }
        return new Matching(Lead.of(type, shorter), shorter);
    }

    /** For a search that is bounded by how many it may find; a record may come more than once. */
    static Matching bounded(String type, List<Condition> conditions, Chains chains) {
        return conditions.size() == 1
                ? Lead.alone(conditions.getFirst())
                        .map(lead -> new Matching(lead, conditions))
                        .orElseGet(() -> of(type, conditions, chains))
                : of(type, conditions, chains);
    }

    void addTo(SqlText sql, SortSql sort) {
        sql.add("SELECT " + NUMBER);
        sort.addColumns(sql);
        lead.addTo(sql);
        new ConditionSql(sql, lead.isNarrow()).all(others, NUMBER);
    }

    Planning planning() {
        return lead.isNarrow() ? Planning.ONCE : Planning.FOR_ITS_VALUES;
    }
}
