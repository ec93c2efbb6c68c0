package org.vrank.guard;

public enum Severity {
    STOP,
    WARN
}
