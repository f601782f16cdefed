package org.palimpsest.command.file;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are taken.
 *
 * @param largest that is taken; {@code palimpsest.files.largest}
 * @param unused how long what belongs to no entry is kept: a file that nobody attached, an upload that nobody finished
 */
@ConfigurationProperties("palimpsest.files")
record FileSettings(@DefaultValue("25MB") DataSize largest, @DefaultValue("1d") Duration unused) {}
