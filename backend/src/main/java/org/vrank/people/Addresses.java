package org.vrank.people;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.vrank.platform.Texts;

/** Takes e-mail addresses from outside. */
public final class Addresses {
    private Addresses() {}

    /** An address of one mailbox, of at most 254 characters; what is wrong with it goes to {@code texts}. */
    public static String check(Texts texts, String field, String given) {
        String address = texts.required(field, given, 254);
        try {
            // a display name or a group may hold an address too, but then the same person could be entered twice
            boolean bare = new InternetAddress(address, true).getAddress().equals(address);
            if (!bare || !address.contains("@") || address.chars().anyMatch(c -> c <= ' ' || c == 127)) {
                texts.reject(field, "email.malformed");
            }
        } catch (AddressException malformed) {
            if (!address.isEmpty()) {
                texts.reject(field, "email.malformed");
            }
        }
        return address;
    }
}
