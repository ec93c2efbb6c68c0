package org.vrank.people;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.vrank.platform.Texts;

/** Takes e-mail addresses from outside. */
final class Addresses {
    private Addresses() {}

    static String check(Texts texts, String field, String given) {
        String address = texts.required(field, given, 254);
        try {
            new InternetAddress(address, true);
            if (!address.contains("@") || address.chars().anyMatch(c -> c <= ' ' || c == 127)) {
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
