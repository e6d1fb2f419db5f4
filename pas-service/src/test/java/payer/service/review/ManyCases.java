package payer.service.review;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import payer.service.database.Sql;
import payer.service.running.RunningService;

/** Fills the worklist of a service of one's own with cases that hold nothing but what a list shows. */
public final class ManyCases {
    private ManyCases() {}

    /** The first of all these are open, the rest are closed. */
    public static void fill(RunningService service, int open, int all) {
        run(service, """
                INSERT INTO prior_auth (id, version, submitter, identifier_system, identifier_value, member, providers, received_at,
                                        counted_from, open, due_at, content)
                SELECT md5('case ' || n)::uuid, 1, 'speed', '', n::text, '', '{}', now(), now(), false, now(), '{}'
                FROM generate_series(1, ?) n""", all);
        run(service, """
                INSERT INTO review_case (prior_auth, version, open, queue, skill, business, state, expedited, service, lines,
                                         decided_by, counted_from, medium_at, high_at, due_at)
                SELECT md5('case ' || n)::uuid, 1, n <= ?, (ARRAY['DECIDE', 'SECOND_LOOK', 'INFORMATION'])[n % 3 + 1],
                       (ARRAY['NURSE', 'PHYSICIAN', ''])[n % 3 + 1], (ARRAY['commercial', 'medicaid'])[n % 2 + 1],
                       (ARRAY['NY', 'TX', 'CA', 'FL'])[n % 4 + 1], n % 10 = 0, 'Service ' || n, 1, '{}',
                       now() - interval '5 days' + n * interval '20 seconds', now() - interval '30 hours' + n * interval '20 seconds',
                       now() - interval '12 hours' + n * interval '20 seconds', now() + n * interval '20 seconds'
                FROM generate_series(1, ?) n""", open, all);
        run(service, "ANALYZE review_case");
    }

    @SuppressWarnings("unchecked") // a bean's type argument is not there at run time
    private static void run(RunningService service, String sql, Object... values) {
        TransactionOperations<Connection> transactions = service.bean(TransactionOperations.class);
        transactions.executeWrite(tx -> Sql.of(tx.getConnection(), sql, values).update());
    }
}
