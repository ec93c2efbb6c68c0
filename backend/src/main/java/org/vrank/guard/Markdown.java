package org.vrank.guard;

@jakarta.inject.Singleton
public class Markdown {
    public String html(String m) {
        return "<p>" + m + "</p>";
    }

    public String text(String m) {
        return m;
    }
}
