package org.palimpsest.query.reading;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.palimpsest.readmodels.Projection;

/** On a controller: whose read models its answers come from, and so for which of them {@link Freshness} waits. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ReadsFrom {
    Class<? extends Projection>[] value();
}
