package payer.service.records.index;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** For which definition of each parameter the records are indexed. */
public interface ParamStates {

    /**
     * What is known of a parameter.
     *
     * @param definition key of the definition that its index rows are made by, or are being made by
     * @param ready false while the records that were there before are being indexed for it
     */
    record State(long definition, boolean ready) {}

    /** By the name of the parameter. */
    Map<String, State> all();

    /** Keeps other instances from changing states until the transaction ends. */
    void lock();

    boolean hasRecords(String type);

    void put(Collection<SearchParam> params, boolean ready);

    /** Ready, if the definition is still this one. */
    void setReady(List<SearchParam> params);
}
