package payer.service.records.http;

import jakarta.inject.Singleton;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import payer.service.fhir.Base;
import payer.service.fhir.CapabilityPart;
import payer.service.fhir.ServerCapabilities;
import payer.service.records.index.ParamKind;
import payer.service.records.index.RecordTypes;
import payer.service.records.index.SearchParam;
import payer.service.records.index.SearchParams;

/** Says what the shelf can do, from the definitions by which it does it. */
@Singleton
final class RecordsCapability implements CapabilityPart {
    private final SearchParams params;

    RecordsCapability(SearchParams params) {
        this.params = params;
    }

    @Override
    public boolean isFor(Base base) {
        return base.path().equals(RecordsBase.PATH);
    }

    @Override
    public void describe(Base base, ServerCapabilities server) {
        server.interaction(SystemRestfulInteraction.TRANSACTION).interaction(SystemRestfulInteraction.BATCH);
        RecordTypes.ALL.forEach(type -> describe(type, server.resource(type)));
    }

    private void describe(String type, ServerCapabilities.OfResource resource) {
        resource.interactions(
                        TypeRestfulInteraction.READ,
                        TypeRestfulInteraction.VREAD,
                        TypeRestfulInteraction.CREATE,
                        TypeRestfulInteraction.UPDATE,
                        TypeRestfulInteraction.DELETE,
                        TypeRestfulInteraction.HISTORYINSTANCE,
                        TypeRestfulInteraction.HISTORYTYPE,
                        TypeRestfulInteraction.SEARCHTYPE)
                .versioning(ResourceVersionPolicy.VERSIONEDUPDATE);
        resource.element()
                .setReadHistory(true)
                .setUpdateCreate(true)
                .setConditionalCreate(true)
                .setConditionalUpdate(true)
                .setConditionalRead(ConditionalReadStatus.FULLSUPPORT);
        for (var param : params.of(type)) {
            resource.searchParameter(
                    param.code(), SearchParamType.fromCode(param.kind().code()), param.url());
            if (param.kind() == ParamKind.REFERENCE) resource.includes(type + ":" + param.code());
        }
        resource.includes("*");
        RecordTypes.ALL.forEach(other -> params.of(other).stream()
                .filter(param -> leadsTo(param, type))
                .forEach(param -> resource.reverseIncludes(other + ":" + param.code())));
    }

    /** A reference that may lead anywhere is not listed at every type. */
    private static boolean leadsTo(SearchParam param, String type) {
        return param.kind() == ParamKind.REFERENCE && param.targets().contains(type);
    }
}
