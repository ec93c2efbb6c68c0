package org.vrank.guard;

public record Finding(FindingKind kind, Severity severity, int start, int end) {}
