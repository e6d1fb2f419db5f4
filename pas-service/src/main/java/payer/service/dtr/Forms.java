package payer.service.dtr;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import payer.dtr.Addresses;
import payer.dtr.Edition;
import payer.dtr.artifact.FormCatalog;
import payer.rules.PolicyRules;
import payer.service.policies.PoliciesInForce;
import payer.service.runtime.ServiceSettings;

/** The forms of the policies in force. Whoever asks sees one set of policies with its forms, whatever is published meanwhile. */
@Singleton
final class Forms {

    private static final Logger LOG = LoggerFactory.getLogger(Forms.class);

    private final PoliciesInForce policies;
    private final ReadWrittenForms written;
    private final KeptTranslations translations;
    private final Publications publications;
    private final ServiceSettings service;
    private final DtrSettings settings;
    private final AtomicReference<InForce> latest;

    /** The rules, and their forms in each edition. */
    record InForce(PolicyRules rules, FormsInstead instead, Map<Edition, FormCatalog> catalogs) {
        FormCatalog catalog(Edition edition) {
            var catalog = catalogs.get(edition);
            if (catalog == null) throw new IllegalStateException("every edition has its forms");
            return catalog;
        }
    }

    Forms(
            PoliciesInForce policies,
            ReadWrittenForms written,
            KeptTranslations translations,
            Publications publications,
            ServiceSettings service,
            DtrSettings settings) {
        this.policies = policies;
        this.written = written;
        this.translations = translations;
        this.publications = publications;
        this.service = service;
        this.settings = settings;
        this.latest = new AtomicReference<>(inForce(policies.now(), written.now()));
    }

    InForce now() {
        var rules = policies.now();
        var instead = written.now();
        var known = latest.get();
        if (known.rules == rules && known.instead.count() == instead.count()) return known;
        var fresh = inForce(rules, instead);
        return latest.compareAndSet(known, fresh) ? fresh : now();
    }

    FormCatalog catalog(Edition edition) {
        return now().catalog(edition);
    }

    private InForce inForce(PolicyRules rules, FormsInstead instead) {
        var catalogs = new EnumMap<Edition, FormCatalog>(Edition.class);
        var fitting = instead.fitting(rules);
        if (fitting.latest().size() < instead.latest().size())
            LOG.warn(
                    "{} forms that persons wrote do not ask all that their policies rely on; the policies' own are handed out",
                    instead.latest().size() - fitting.latest().size());
        Arrays.stream(Edition.values()).forEach(edition -> catalogs.put(edition, catalog(rules, fitting, edition)));
        return new InForce(rules, instead, catalogs);
    }

    private FormCatalog catalog(PolicyRules rules, FormsInstead instead, Edition edition) {
        var base = service.url() + Editions.path(edition);
        var addresses = new Addresses(edition, base, settings.namesLibrariesBare(edition));
        return new FormCatalog(rules.policies(), addresses, translations.at(base), instead, publications::publish);
    }
}
