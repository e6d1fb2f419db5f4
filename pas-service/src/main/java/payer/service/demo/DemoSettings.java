package payer.service.demo;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * The demo data. Outside the demo mode nothing is loaded, whatever is set here.
 *
 * @param load false leaves a demo installation empty
 */
@ConfigurationProperties("demo")
public record DemoSettings(@Bindable(defaultValue = "true") boolean load) {}
