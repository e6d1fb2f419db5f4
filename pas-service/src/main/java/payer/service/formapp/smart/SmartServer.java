package payer.service.formapp.smart;

import java.net.URI;

/** What an EHR says of how apps are let in. {@code issuer} signs who somebody is. */
record SmartServer(URI authorize, URI token, URI keys, String issuer) {}
