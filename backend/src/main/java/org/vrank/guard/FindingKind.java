package org.vrank.guard;

public enum FindingKind {
    PHONE;

    public String code() {
        return "phone";
    }
}
