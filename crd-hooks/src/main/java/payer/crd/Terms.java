package payer.crd;

import java.util.Map;

/**
 * What cards have in common.
 *
 * @param insurer the insurer as its members know it
 * @param apps launch addresses of the programs that policies may name; those without one are not offered
 */
public record Terms(Release release, String insurer, Map<String, String> apps) {
    public Terms {
        apps = Map.copyOf(apps);
    }
}
