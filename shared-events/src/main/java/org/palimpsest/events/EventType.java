package org.palimpsest.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name under which an event is stored, independent of its Java class. A record whose shape changes gets the next
 * {@link #revision()} and an {@link Upcast} from the one before.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {
    /** {@code aggregate.what-happened}, lower case, unique in the whole log. */
    String value();

    /** A whole number as text, counted from 1. */
    String revision() default "1";
}
