package org.vrank.box;

import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;

/** Who wrote, as it is sealed at the level confidential. */
@Serdeable
public record Identity(UUID member, String name, String seat, String organisation) {}
