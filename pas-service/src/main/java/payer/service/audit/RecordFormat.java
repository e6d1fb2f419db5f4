package payer.service.audit;

/** How a record is shown outside. */
public enum RecordFormat {
    /** The record with its hash, by which a reader can follow the chain. */
    RECORD {
        @Override
        public String json(AuditRecord record) {
            var text = record.json();
            return text.substring(0, text.length() - 1) + ",\"hash\":\"" + record.hash() + "\"}";
        }
    },
    FHIR {
        @Override
        public String json(AuditRecord record) {
            return AuditEventWriter.json(record);
        }
    };

    /** On one line. */
    public abstract String json(AuditRecord record);
}
