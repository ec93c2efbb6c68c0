package org.vrank.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;

/** A kind of mail that comes into the mailbox. Whoever knows the address sends what they like, so nothing in it is to be trusted. */
public interface Incoming {
    /**
     * Whether it was of this kind, and is done with. A message that comes twice changes nothing the second time. What cannot be read is not
     * of this kind; an unchecked exception says that it should come again later, and with it all that follow.
     */
    boolean take(MimeMessage message) throws MessagingException, IOException;
}
