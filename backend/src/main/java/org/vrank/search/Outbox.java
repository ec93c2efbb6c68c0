package org.vrank.search;

@jakarta.inject.Singleton
public class Outbox {
    public void changed() {}
}
