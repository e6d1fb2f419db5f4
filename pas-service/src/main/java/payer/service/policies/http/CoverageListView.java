package payer.service.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** The policies of a day; also when there are none, so that a program finds a list. */
@JsonInclude
@Introspected
record CoverageListView(String on, List<CoveragePolicyView> policies) {}
