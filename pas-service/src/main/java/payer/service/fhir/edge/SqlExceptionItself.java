package payer.service.fhir.edge;

import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import java.sql.SQLException;

/**
 * A database's exception is a list of exceptions, itself the first. The framework, asked by its own tracing for the
 * exception of an answer, takes it for any list and unpacks it for ever, and the client waits for ever. It need not be
 * converted at all. Registered as a service, because answers use a conversion that knows no beans.
 */
public final class SqlExceptionItself implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversion) {
        conversion.addConverter(SQLException.class, Exception.class, thrown -> thrown);
        conversion.addConverter(SQLException.class, Throwable.class, thrown -> thrown);
    }
}
