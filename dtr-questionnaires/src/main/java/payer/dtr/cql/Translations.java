package payer.dtr.cql;

/** Gives the ELM of a text of CQL: translates it, or remembers it from before. */
public interface Translations {
    String elm(String cql);
}
