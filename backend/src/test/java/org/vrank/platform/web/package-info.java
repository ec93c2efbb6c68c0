/** Tests of how the server speaks HTTP, and what the contract of the API is made with. */
@org.jspecify.annotations.NullMarked
package org.vrank.platform.web;
