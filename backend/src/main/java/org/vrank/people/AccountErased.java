package org.vrank.people;

import java.util.UUID;

/** Says that a member's account is gone, so that what lies outside the database goes too. */
public record AccountErased(UUID member) {}
